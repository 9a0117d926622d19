/// A part of the way from the bytes of a recording to its report.
public enum ProcessingStage: String, CaseIterable, Sendable {
    /// Bytes from the disk or the system's cache.
    case read
    /// The identity of the file's content.
    case hash
    /// Bytes into numbers in SI units; pages of a mapped file are fetched here.
    case decode
    /// Samples onto one uniform clock; losses bridged or cut out.
    case resample
    /// What is wrong with the signals.
    case check
    /// Filters over whole signals.
    case filter
    /// Strides found, with the rests between them.
    case segment
    /// Instants of contact; the whole analysis of sensors other than a foot's gyroscope.
    case events
    /// The way of the foot.
    case trajectory
    /// The strides measured: points of the sole, clearance, angles, curves.
    case clearance
    /// Signs, sides and stumbles.
    case findings
    /// Tables and reports, and the files they are written to.
    case write
}
