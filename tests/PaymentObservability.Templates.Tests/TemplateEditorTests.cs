using PaymentObservability.CodeFixes.Templates.Tree;
using Xunit;

namespace PaymentObservability.Templates;

/// <summary>One thing is added to a text, where it belongs and as its author would have written it.</summary>
public class TemplateEditorTests
{
    private static readonly MapNode Node = new() { { "A", "text" }, { "B", new ListNode { 1, CallNode.Ref("X") } }, { "C", CallNode.GetAtt("X", "Arn") } };

    public static TheoryData<string, string, string> Blocks => new()
    {
        // With two blanks, with four, lists at the key, a comment that belongs to the block, one that does not.
        { "R:\n  K: v\n", "R/New", "R:\n  K: v\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\n" },
        { "R:\n    K: v\n", "R/New", "R:\n    K: v\n    New:\n        A: text\n        B:\n            - 1\n            - !Ref X\n        C: !GetAtt X.Arn\n" },
        { "R:\n  L:\n  - 1\n", "R/New", "R:\n  L:\n  - 1\n  New:\n    A: text\n    B:\n    - 1\n    - !Ref X\n    C: !GetAtt X.Arn\n" },
        { "R:\n  K: v # said\n  # of R\n# of S\nS: {}\n", "R/New", "R:\n  K: v # said\n  # of R\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\n# of S\nS: {}\n" },

        // No line end, Windows' line ends, blank lines behind, a document's end.
        { "R:\n  K: v", "R/New", "R:\n  K: v\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn" },
        { "R:\r\n  K: v\r\n", "R/New", "R:\r\n  K: v\r\n  New:\r\n    A: text\r\n    B:\r\n      - 1\r\n      - !Ref X\r\n    C: !GetAtt X.Arn\r\n" },
        { "R:\n  K: v\n\n\n...\n", "R/New", "R:\n  K: v\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\n\n\n...\n" },

        // Keys without a value.
        { "R: {} # none\nS: 1\n", "R/New", "R:  # none\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\nS: 1\n" },
        { "R:\n# none\nS: 1\n", "R/New", "R:\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\n# none\nS: 1\n" },
        { "R: null\nS: 1\n", "R/New", "R:\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\nS: 1\n" },
        { "R:\n  K:\nS: 1\n", "R/K/New", "R:\n  K:\n    New:\n      A: text\n      B:\n        - 1\n        - !Ref X\n      C: !GetAtt X.Arn\nS: 1\n" },

        // The last value is an alias, or a text that keeps the lines below it.
        { "S: &s\n  A: 1\nR:\n  K: *s\nT: 1\n", "R/New", "S: &s\n  A: 1\nR:\n  K: *s\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\nT: 1\n" },
        { "R:\n  K: |+\n    kept\n\nT: 1\n", "R/New", "R:\n  K: |+\n    kept\n\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\nT: 1\n" },
        { "R:\n  K: >-\n    a\n    b\nT: 1\n", "R/New", "R:\n  K: >-\n    a\n    b\n  New:\n    A: text\n    B:\n      - 1\n      - !Ref X\n    C: !GetAtt X.Arn\nT: 1\n" },

        // In brackets.
        { "R: { K: v } # said\n", "R/New", "R: { K: v, New: { A: text, B: [1, !Ref X], C: !GetAtt X.Arn } } # said\n" },
        { "R: {\n  K: v,\n}\n", "R/New", "R: {\n  K: v, New: { A: text, B: [1, !Ref X], C: !GetAtt X.Arn },\n}\n" },
        { "R: { K: {} }\n", "R/K/New", "R: { K: { New: { A: text, B: [1, !Ref X], C: !GetAtt X.Arn } } }\n" },

        // JSON: on several lines, on one, without blanks, with a comment, an empty value.
        { "{\n  \"R\": {\n    \"K\": 1\n  }\n}", "R/New", "{\n  \"R\": {\n    \"K\": 1,\n    \"New\": {\n      \"A\": \"text\",\n      \"B\": [\n        1,\n        { \"Ref\": \"X\" }\n      ],\n      \"C\": { \"Fn::GetAtt\": [\"X\", \"Arn\"] }\n    }\n  }\n}" },
        { "{\"R\":{\"K\":1}}", "R/New", "{\"R\":{\"K\":1,\"New\":{\"A\":\"text\",\"B\":[1,{\"Ref\":\"X\"}],\"C\":{\"Fn::GetAtt\":[\"X\",\"Arn\"]}}}}" },
        { "{\n\t\"R\": {\n\t\t\"K\": 1 // said\n\t}\n}", "R/New", "{\n\t\"R\": {\n\t\t\"K\": 1, // said\n\t\t\"New\": {\n\t\t\t\"A\": \"text\",\n\t\t\t\"B\": [\n\t\t\t\t1,\n\t\t\t\t{ \"Ref\": \"X\" }\n\t\t\t],\n\t\t\t\"C\": { \"Fn::GetAtt\": [\"X\", \"Arn\"] }\n\t\t}\n\t}\n}" },
        { "{\n  \"R\": {}\n}", "R/New", "{\n  \"R\": {\n    \"New\": {\n      \"A\": \"text\",\n      \"B\": [\n        1,\n        { \"Ref\": \"X\" }\n      ],\n      \"C\": { \"Fn::GetAtt\": [\"X\", \"Arn\"] }\n    }\n  }\n}" },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_mapping_is_added_in_the_style_around_it(string before, string path, string after) => Assert.Equal(after, Written.Set(before, path, Node));

    [Theory]
    [InlineData("R:\n  K: v\n", "R/K")]
    [InlineData("R:\n  K: v\n", "R/K/New")]
    [InlineData("R:\n  K: !If [C, { A: 1 }, { A: 2 }]\n", "R/K/New")]
    [InlineData("R:\n  K:\n    Fn::If: [C, { A: 1 }, { A: 2 }]\n", "R/K/New")]
    [InlineData("R:\n  K:\n    Fn::Transform: { Name: X }\n", "R/K/New")]
    [InlineData("R:\n  K: !Transform { Name: X }\n", "R/K/New")]
    [InlineData("S: &s\n  A: 1\nR:\n  K: *s\n", "R/K/New")]
    [InlineData("R:\n  K:\n    - 1\n", "R/K/New")]
    public void Nothing_is_added_to_what_is_there_computed_shared_or_no_mapping(string before, string path) => Assert.Null(Written.Set(before, path, Node));

    [Fact]
    public void What_is_missing_on_the_way_is_added_below_one_comment() =>
        Assert.Equal("R:\n  K: v\n  # why\n  New:\n    M:\n      O: true\n", Written.Set("R:\n  K: v\n", "R/New/M/O", true, "why"));

    [Fact]
    public void Sections_that_come_before_resources_go_there() => Assert.Equal(
        "Transform: x\n\n# why\nParameters:\n  P: 1\n\n# The resources\nResources:\n  R: 1\n",
        Written.Set("Transform: x\n\n# The resources\nResources:\n  R: 1\n", "Parameters/P", 1, null)!.Replace("Parameters:", "# why\nParameters:"));

    [Theory]
    [InlineData("R:\n  L:\n    - 1\nS: 1\n", "R:\n  L:\n    - 1\n    - !Ref X\nS: 1\n")]
    [InlineData("R:\n  L:\n  - 1 # one\nS: 1\n", "R:\n  L:\n  - 1 # one\n  - !Ref X\nS: 1\n")]
    [InlineData("R:\n  L: [1, 2]\n", "R:\n  L: [1, 2, !Ref X]\n")]
    [InlineData("R:\n  L: []\n", "R:\n  L: [!Ref X]\n")]
    [InlineData("R:\n  K: 1\n", "R:\n  K: 1\n  L:\n    - !Ref X\n")]
    [InlineData("{\"R\":{\"L\":[1]}}", "{\"R\":{\"L\":[1,{\"Ref\":\"X\"}]}}")]
    [InlineData("{\n  \"R\": {\n    \"L\": [\n      1\n    ]\n  }\n}", "{\n  \"R\": {\n    \"L\": [\n      1,\n      { \"Ref\": \"X\" }\n    ]\n  }\n}")]
    public void An_item_is_added_in_the_style_of_its_list(string before, string after) => Assert.Equal(after, Written.Append(before, "R/L", CallNode.Ref("X")));

    [Theory]
    [InlineData("R:\n  L: !If [C, [1], [2]]\n")]
    [InlineData("R:\n  L: text\n")]
    public void No_item_is_added_to_what_is_no_list(string before) => Assert.Null(Written.Append(before, "R/L", 1));

    [Fact]
    public void A_text_is_replaced_and_its_comment_stays() => Assert.Equal("R:\n  K: Active # said\n", Written.Replace("R:\n  K: 'PassThrough' # said\n", "R/K", "Active"));

    [Theory]
    [InlineData("true", "\"true\"")]
    [InlineData("No", "\"No\"")]
    [InlineData("4xx", "\"4xx\"")]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("*", "\"*\"")]
    [InlineData("", "\"\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("AWS::SQS::Queue", "AWS::SQS::Queue")]
    [InlineData("rate(15 minutes)", "rate(15 minutes)")]
    [InlineData("{{resolve:x}}", "\"{{resolve:x}}\"")]
    [InlineData("two\nlines", "|-\n    two\n    lines")]
    [InlineData("two\nlines\n", "|\n    two\n    lines")]
    public void Texts_are_quoted_where_they_have_to_be(string text, string written) => Assert.Equal($"R:\n  K: v\n  New: {written}\n", Written.Set("R:\n  K: v\n", "R/New", text));
}
