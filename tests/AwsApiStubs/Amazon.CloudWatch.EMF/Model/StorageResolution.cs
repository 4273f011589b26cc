namespace Amazon.CloudWatch.EMF.Model;

public enum StorageResolution
{
    STANDARD = 60,
    HIGH = 1,
}
