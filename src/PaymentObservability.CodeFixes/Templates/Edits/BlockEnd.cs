using Microsoft.CodeAnalysis.Text;

namespace PaymentObservability.CodeFixes.Templates.Edits;

/// <summary>Where a block of YAML ends for the eye.</summary>
internal static class BlockEnd
{
    /// <summary>
    /// The end of the line that a block's last value ends on, or of the comments below that are indented like the block and so belong to it.
    /// </summary>
    /// <param name="text">The template.</param>
    /// <param name="end">Where the last value ends.</param>
    /// <param name="column">The block's indentation.</param>
    public static int Of(SourceText text, int end, int column)
    {
        var line = text.Lines.GetLineFromPosition(end);
        var last = line;
        for (var number = line.LineNumber + 1; number < text.Lines.Count; number++)
        {
            line = text.Lines[number];
            var start = line.Start;
            while (start < line.End && text[start] is ' ' or '\t')
            {
                start++;
            }

            if (start == line.End)
            {
                continue;
            }

            if (text[start] != '#' || start - line.Start < column || column == 0)
            {
                break;
            }

            last = line;
        }

        return last.End;
    }
}
