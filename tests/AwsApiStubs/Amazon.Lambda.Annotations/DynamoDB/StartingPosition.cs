namespace Amazon.Lambda.Annotations.DynamoDB;

public enum StartingPosition
{
    LATEST = 0,
    TRIM_HORIZON = 1,
}
