extension QualityCode {
    /// What the samples of a sensor show.
    static let signals = [
        QualityCode(
            "too_short", .warning, meaning: "less than 2 s", effect: "no stride is found"),
        QualityCode(
            "no_movement", .warning, meaning: "the sensor lies still throughout", effect: "no stride is found"),
        QualityCode(
            "acceleration_missing", .error, spoils: SpoiledResult.allCases,
            meaning: "an axis of acceleration without any measurement", effect: "the sensor is not analysed"),
        QualityCode(
            "acceleration_zero", .error, spoils: SpoiledResult.allCases, meaning: "acceleration is zero throughout",
            effect: "the sensor is not analysed"),
        QualityCode(
            "acceleration_unit_wrong", .error, spoils: SpoiledResult.allCases,
            meaning: "a resting accelerometer reads g in a wrong unit, or in one that was converted twice",
            effect: "the sensor is not analysed; `--acc-unit` states the unit"),
        QualityCode(
            "gravity_implausible", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "a resting accelerometer reads neither gravity nor nothing",
            effect: "angles, paths and clearance of feet are withheld where the rests of the foot confirm it"),
        QualityCode(
            "gravity_removed", .warning, spoils: [.paths, .clearance],
            meaning: "a resting accelerometer reads nothing, or column names say that gravity was taken out",
            effect: "paths and clearance are withheld; angles and times stay"),
        QualityCode(
            "angular_rate_unit_wrong", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "the gyroscope turns faster than any body or hardly at all while the accelerometer walks",
            effect: "the gyroscope is not used; `--gyro-unit` states the unit"),
        QualityCode(
            "axes_disagree", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "accelerometer and gyroscope do not fit each other: axes exchanged or turned over, a wrong scale "
                + "or sampling rate, or a damaged channel leave the foot moving at rest",
            effect: "angles, paths and clearance of the foot are withheld; times stay"),
        QualityCode(
            "constant_channel", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "an axis holds one value throughout",
            effect: "a gyroscope with such an axis is not used; with such an axis of the accelerometer angles, paths "
                + "and clearance are withheld"),
        QualityCode(
            "duplicated_channel", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "two axes of a sensor hold the same samples, or the same with the opposite sign",
            effect: "as for `constant_channel`"),
        QualityCode(
            "stuck", .warning, spoils: [.times, .angles, .paths, .clearance],
            meaning: "values stand still for a time in which the sensor cannot have rested",
            effect: "the stretch counts as missing"),
        QualityCode(
            "clipping", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "a channel stays at the end of its range for three samples or more",
            effect: "strides are marked `acceleration_clipped` or `gyroscope_clipped`, and clearance gets a greater "
                + "uncertainty; `clipped_strides` tells where that is not enough"),
        QualityCode(
            "clipped", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "the device marks samples as clipped, or they stand at the end of the range of a WAV",
            effect: "as for `clipping`"),
        QualityCode(
            "spikes", .warning, spoils: [.paths, .clearance], meaning: "single samples far off both neighbours",
            effect: "the stride around one may be wrong"),
    ]

    /// What the analysis of feet and lower back found.
    static let feet = [
        QualityCode(
            "not_analysable", .error, spoils: SpoiledResult.allCases, meaning: "values that no sensor reads",
            effect: "the sensor is not analysed"),
        QualityCode(
            "no_walking", .info, .warning, meaning: "no stride was found", effect: "there are no results of the foot"),
        QualityCode(
            "accelerometer_only", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "there is no gyroscope, or none that can be used",
            effect: "strides and times are measured; angles, paths and clearance are withheld"),
        QualityCode(
            "clipped_strides", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "strides in which a sensor is at the end of its range for more than 0.1 s",
            effect: "these strides have no angles, lengths, speeds and clearance"),
        QualityCode(
            "shank_sensor", .info, spoils: [.angles, .paths, .clearance], meaning: "the sensor sits on the shank",
            effect: "strides and times are measured; everything of the foot itself is withheld"),
        QualityCode(
            "few_strides", .warning, spoils: [.clearance], meaning: "few level strides teach the foot's roll",
            effect: "clearance is less certain"),
        QualityCode(
            "slip", .warning, spoils: [.clearance], meaning: "the foot's roll differs from stride to stride",
            effect: "clearance is less certain: shoe or sensor may slip"),
        QualityCode(
            "partly_withheld", .info, meaning: "a quantity is withheld in some sections of a long recording",
            effect: "its averages are of the other sections"),
        QualityCode(
            "sensors_disagree", .info, .warning, spoils: [.times],
            meaning: "two sensors agree on too few of the events of one foot",
            effect: "the results are those of the better sensor; one of the two is wrong"),
        QualityCode(
            "trunk_sides_exchanged", .info, spoils: [.sides],
            meaning: "the lower back names left and right the other way round than the feet",
            effect: "its sides were exchanged"),
    ]

    /// What force plates, insoles and markers showed.
    static let ground = [
        QualityCode(
            "force_plate_left_out", .warning, spoils: [.forces], meaning: "a plate that lacks what it needs",
            effect: "it is left out"),
        QualityCode(
            "device_unusable", .warning, spoils: [.forces], meaning: "a plate or insole that lacks what it needs",
            effect: "it is left out"),
        QualityCode(
            "never_loaded", .warning, spoils: [.forces], meaning: "a plate or insole that nobody loads",
            effect: "it is left out"),
        QualityCode(
            "never_unloaded", .warning, spoils: [.forces],
            meaning: "a plate or insole without a moment at which it is surely unloaded", effect: "it is left out"),
        QualityCode("unused_plate", .info, meaning: "a plate that nobody stepped on", effect: "it is left out"),
        QualityCode(
            "no_contact", .info, meaning: "no foot touches the plate or insole", effect: "there is no result"),
        QualityCode(
            "contact_with_gap", .warning, spoils: [.forces], meaning: "samples are missing during a contact",
            effect: "the contact is not measured"),
        QualityCode(
            "two_feet", .warning, spoils: [.forces], meaning: "a contact that may be one of both feet on one plate",
            effect: "the contact is not used"),
        QualityCode(
            "foot_unknown", .warning, spoils: [.sides], meaning: "nothing tells which foot stepped on a plate",
            effect: "the contacts have no side"),
        QualityCode(
            "side_twice", .warning, spoils: [.sides], meaning: "two devices claim the same side",
            effect: "the strides of the second are left out"),
        QualityCode(
            "mirrored_markers", .warning, spoils: [.sides],
            meaning: "markers named right lie to the left of those named left",
            effect: "which foot is which stays open"),
        QualityCode(
            "markers_exchanged", .warning, spoils: SpoiledResult.allCases,
            meaning: "the line from heel to toe points against the walk",
            effect: "there are no strides of the foot"),
    ]
}
