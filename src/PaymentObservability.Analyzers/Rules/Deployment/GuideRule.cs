using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PaymentObservability.Deployment;
using PaymentObservability.Deployment.Guide;
using PaymentObservability.Handlers;
using PaymentObservability.Monitoring;

namespace PaymentObservability.Rules.Deployment;

/// <summary>
/// What one part of the guide asks of a template and the template lacks. It is reported on the code, at the template's first payment: there a light bulb and
/// <c>dotnet format</c> reach it.
/// </summary>
internal abstract class GuideRule : PaymentRule
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> Descriptors => ImmutableArray.Create(Descriptor);

    /// <summary>The rule's own descriptor.</summary>
    protected abstract DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override void Judge(RuleContext context)
    {
        foreach (var (template, answers) in context.Guide)
        {
            var gaps = GapsOf(template, answers);
            if (gaps.Count == 0)
            {
                continue;
            }

            context.Report(Diagnostic.Create(
                Descriptor,
                PlaceOf(template),
                new[] { template.Functions[0].Location },
                PropertiesOf(template, gaps),
                Arguments(template, answers, gaps)));
        }
    }

    /// <summary>What the rule speaks of.</summary>
    protected virtual IReadOnlyList<GuideGap> GapsOf(PaymentTemplate template, GuideAnswers answers) => answers.Of(Descriptor.Id);

    /// <summary>The message's arguments: the file, what it lacks, for which resources.</summary>
    protected virtual object[] Arguments(PaymentTemplate template, GuideAnswers answers, IReadOnlyList<GuideGap> gaps)
    {
        var targets = gaps.Select(gap => gap.Target).Where(target => target.Length > 0).Distinct().ToList();
        return new object[] { FilePaths.NameOf(template.Template.Path), GuideRequirements.Describe(gaps.Select(gap => gap.Item)), targets.Count == 0 ? "" : " for " + string.Join(", ", targets) };
    }

    /// <summary>What a fix has to know; nothing for a stack, which code makes: there is no template to write into.</summary>
    internal static ImmutableDictionary<string, string?> PropertiesOf(PaymentTemplate template, IReadOnlyList<GuideGap> gaps) =>
        template.Template.IsStack
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty
                .Add(FixProperties.Fixable, "true")
                .Add(FixProperties.Template, template.Template.Path)
                .Add(FixProperties.Gaps, GuideGap.Write(gaps));

    private static Location PlaceOf(PaymentTemplate template) => OperationFinder.NameOf(template.Operations[0].Entry.Body.Syntax);
}
