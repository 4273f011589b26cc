using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace AWS.Lambda.Powertools.Metrics;

[JsonConverter(typeof(JsonStringEnumConverter<MetricUnit>))]
public enum MetricUnit
{
    None = 0,
    Seconds = 1,
    Microseconds = 2,
    Milliseconds = 3,
    Bytes = 4,
    Kilobytes = 5,
    Megabytes = 6,
    Gigabytes = 7,
    Terabytes = 8,
    Bits = 9,
    Kilobits = 10,
    Megabits = 11,
    Gigabits = 12,
    Terabits = 13,
    Percent = 14,
    Count = 15,
    [EnumMember(Value = "Bytes/Second")]
    BytesPerSecond = 16,
    [EnumMember(Value = "Kilobytes/Second")]
    KilobytesPerSecond = 17,
    [EnumMember(Value = "Megabytes/Second")]
    MegabytesPerSecond = 18,
    [EnumMember(Value = "Gigabytes/Second")]
    GigabytesPerSecond = 19,
    [EnumMember(Value = "Terabytes/Second")]
    TerabytesPerSecond = 20,
    [EnumMember(Value = "Bits/Second")]
    BitsPerSecond = 21,
    [EnumMember(Value = "Kilobits/Second")]
    KilobitsPerSecond = 22,
    [EnumMember(Value = "Megabits/Second")]
    MegabitsPerSecond = 23,
    [EnumMember(Value = "Gigabits/Second")]
    GigabitsPerSecond = 24,
    [EnumMember(Value = "Terabits/Second")]
    TerabitsPerSecond = 25,
    [EnumMember(Value = "Count/Second")]
    CountPerSecond = 26,
}
