using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace PaymentObservability.EndToEnd;

/// <summary>Templates keep their encoding and their line ends when <c>dotnet format</c> completes them.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class EncodedTemplateTests(PackedPackage package)
{
    [Fact]
    public async Task Byte_order_marks_encodings_and_line_ends_survive()
    {
        (string Path, Encoding Encoding, string LineEnd, string Text)[] files =
        [
            ("template.yaml", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), "\r\n", Yaml("Pay", "PayFunction::FunctionHandler")),
            ("serverless.template", Encoding.Unicode, "\n", Json("Charge", "ChargeWorker::HandleAsync")),
            ("deploy/charge.yaml", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), "\r\n", Yaml("Worker", "ChargeWorker::HandleAsync")),
        ];
        var consumer = PaymentService.Create(package, "Payments");
        foreach (var file in files)
        {
            consumer.With(file.Path, "");
            File.WriteAllText(consumer.Path(file.Path), file.Text.ReplaceLineEndings(file.LineEnd), file.Encoding);
        }

        (await consumer.RunAsync("restore", consumer.Project)).Succeeded();
        var before = files.Select(file => File.ReadAllBytes(consumer.Path(file.Path))).ToArray();
        (await consumer.FormatAsync("warn", "PAY6001")).Succeeded();
        var after = files.Select(file => File.ReadAllBytes(consumer.Path(file.Path))).ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            var (path, encoding, lineEnd, _) = files[i];
            Assert.True(after[i].AsSpan().StartsWith(encoding.GetPreamble()), path);
            Assert.NotEqual(before[i], after[i]);

            // Read strictly, so that a byte in another encoding is seen.
            var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            var text = strict.GetString(after[i], encoding.GetPreamble().Length, after[i].Length - encoding.GetPreamble().Length);
            Assert.DoesNotContain('\uFEFF', text);
            Assert.DoesNotContain('\0', text);
            Assert.Equal(text.Split('\n').Length, text.Split(lineEnd).Length);
            Assert.Equal(lineEnd == "\r\n", text.Contains('\r'));
            Assert.Contains("Überweisung", text);

            // Of the old lines none is lost or changed, but for the comma after what was the last entry of JSON.
            var lines = text.Split(lineEnd).Select(line => line.TrimEnd(',')).ToList();
            var at = -1;
            foreach (var line in files[i].Text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 1))
            {
                at = lines.IndexOf(line.TrimEnd(','), at + 1);
                Assert.True(at >= 0, $"{path} lost: {line}");
            }
        }

        (await consumer.FormatAsync("warn", "PAY6001")).Succeeded();
        for (var i = 0; i < files.Length; i++)
        {
            Assert.True(after[i].AsSpan().SequenceEqual(File.ReadAllBytes(consumer.Path(files[i].Path))), files[i].Path);
        }
    }

    private static string Yaml(string id, string handler) => $"""
        # Überweisung
        Transform: AWS::Serverless-2016-10-31
        Resources:
          {id}Function:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Payments::Payments.{handler}
              Runtime: dotnet8
              Timeout: 300

        """;

    private static string Json(string id, string handler) => $$"""
        {
          "Transform": "AWS::Serverless-2016-10-31",
          "Description": "Überweisung",
          "Resources": {
            "{{id}}Function": {
              "Type": "AWS::Serverless::Function",
              "Properties": {
                "Handler": "Payments::Payments.{{handler}}",
                "Runtime": "dotnet8",
                "Timeout": 300
              }
            }
          }
        }

        """;
}
