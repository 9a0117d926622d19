/// The program that made a result.
public enum Software {
    /// Its name.
    public static let name = "steppage"
    /// Its version; results of equal input, options and version are equal.
    public static let version = "0.1.0"
}
