using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Privacy;

/// <summary>What is cut out of a sentence together with a hole in it: quotes or brackets around the hole, the colon and the blank before it.</summary>
internal static class TextCut
{
    /// <summary>The span to cut.</summary>
    /// <param name="text">The document, or the text that holds the sentence.</param>
    /// <param name="hole">The hole, braces included.</param>
    /// <param name="sentence">How far the words beside the hole reach.</param>
    public static TextSpan Around(SourceText text, TextSpan hole, TextSpan sentence)
    {
        var (start, end) = (hole.Start, hole.End);
        if (start > sentence.Start && end < sentence.End && (text[start - 1], text[end]) is ('(', ')') or ('[', ']') or ('\'', '\'') or ('<', '>'))
        {
            start--;
            end++;
        }

        while (start > sentence.Start && text[start - 1] == ' ')
        {
            start--;
        }

        if (start > sentence.Start && text[start - 1] is ':' or '=')
        {
            start--;
        }

        if (start == sentence.Start)
        {
            // Nothing goes before it, so that nothing parts it from what follows.
            while (end < sentence.End && text[end] is ' ' or ',' or ':' or ';')
            {
                end++;
            }
        }

        return TextSpan.FromBounds(start, end);
    }
}
