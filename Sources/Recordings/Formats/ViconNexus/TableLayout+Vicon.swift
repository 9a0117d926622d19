extension TableLayout {
    /// The layout of a section of a Vicon Nexus export.
    init(_ section: ViconSection) {
        separation = section.separation
        names = section.names
        units = section.units
        firstRow = section.firstRow
        sample = []
    }
}
