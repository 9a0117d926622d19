extension QualityCode {
    /// Rates and clocks.
    static let clocks = [
        QualityCode(
            "rate_too_low", .error, spoils: SpoiledResult.allCases, meaning: "fewer than 20 samples a second",
            effect: "the sensor is not analysed"),
        QualityCode(
            "rate_too_high", .error, spoils: SpoiledResult.allCases, meaning: "more than 100 000 samples a second",
            effect: "the sensor is not analysed: the clock or `--rate` is wrong"),
        QualityCode(
            "slow_rate", .warning, .error, spoils: SpoiledResult.allCases,
            meaning: "a WAV header with fewer than 10 samples a second", effect: "the file is not analysed"),
        QualityCode(
            "rate_low", .warning, spoils: [.clearance, .times], meaning: "fewer than 99 samples a second",
            effect: "toe clearance is withheld, times are coarse"),
        QualityCode(
            "rate_disagrees", .warning, spoils: [.times, .paths],
            meaning: "the rate of the time column differs by more than 0.5 % from the one that is declared or stated",
            effect: "times and speeds follow the stated rate, else the time column"),
        QualityCode(
            "rate_mismatch", .warning, spoils: [.times, .paths], meaning: "a file declares two different rates",
            effect: "times and speeds follow the one that is named; `--rate` decides otherwise"),
        QualityCode(
            "rounded_rate", .warning, spoils: [.times, .paths],
            meaning: "the header can only hold a whole rate, and the device's own is none",
            effect: "the device's rate is used where it is known; else times and speeds are off by the rounding"),
        QualityCode(
            "assumed_rate", .warning, spoils: [.times, .paths],
            meaning: "the table states no rate, and its name is that of a data set of one rate",
            effect: "times and speeds rest on it; `--rate` states another"),
        QualityCode(
            "rate_unknown", .warning, spoils: [.times, .paths], meaning: "neither time column nor rate",
            effect: "only `inspect` shows such a file; `--rate` is needed for everything else"),
        QualityCode(
            "irregular_clock", .warning, spoils: [.times],
            meaning: "the time stamps jitter by a good part of the interval",
            effect: "the signals are interpolated to an even rate; short peaks are lower"),
        QualityCode(
            "coarse_timestamps", .warning, spoils: [.times], meaning: "several rows share one time stamp",
            effect: "the rate follows from whole blocks; short losses cannot be seen"),
        QualityCode(
            "clock_drift", .info, .warning, spoils: [.times],
            meaning: "the clocks of two files run apart by more than 5 ms from the beginning to the end",
            effect:
                "times are moved by the contacts that both saw; where these cannot tell how, or the clocks are stated to "
                + "be one, step times and double support are withheld when they would be off by more than 20 ms"),
        QualityCode(
            "duplicate_timestamps", .warning, meaning: "rows repeat the time stamp of another row",
            effect: "late stamps are corrected, repeated rows left out"),
        QualityCode(
            "missing_timestamps", .warning, meaning: "rows without a time",
            effect: "they are placed between their neighbours"),
        QualityCode(
            "ambiguous_date", .warning, meaning: "day and month of a date may be exchanged",
            effect: "only the date of the beginning is doubtful"),
    ]

    /// Files and their samples.
    static let files = [
        QualityCode(
            "truncated", .warning, meaning: "the header promises more samples than the file holds",
            effect: "what is there is analysed"),
        QualityCode(
            "truncated_last_row", .warning, meaning: "the last line is not complete", effect: "it is left out"),
        QualityCode(
            "row_count", .warning, meaning: "the header promises another number of rows than the file holds",
            effect: "the rows of the file are analysed"),
        QualityCode(
            "partial_frame", .warning, meaning: "the samples end within a frame", effect: "its bytes are left out"),
        QualityCode(
            "frame_count", .warning, meaning: "a header declares other numbers of frames in two places",
            effect: "the fewer are read"),
        QualityCode(
            "held_whole", .info, meaning: "a very long table that had to be in memory whole",
            effect: "the results are the same; it takes memory"),
        QualityCode(
            "data_size_unset", .warning, meaning: "the recorder did not write the size of the samples",
            effect: "everything to the end of the file is read"),
        QualityCode(
            "trailing_bytes", .warning, meaning: "bytes behind the samples belong to nothing",
            effect: "they are ignored"),
        QualityCode(
            "block_alignment", .warning, meaning: "two sizes of a frame in a WAV header contradict each other",
            effect: "the size that follows from channels and bytes is used"),
        QualityCode(
            "duplicate_info", .warning, meaning: "a description stands twice in the file", effect: "the first is used"),
        QualityCode(
            "long_text", .warning, meaning: "a description in the file is longer than any that is read",
            effect: "its beginning is used"),
        QualityCode(
            "salvaged", .warning, meaning: "samples were read although the header declares none",
            effect: "the end of the recording may be damaged"),
        QualityCode(
            "low_resolution", .warning, spoils: [.paths, .clearance], meaning: "samples of 8 bits",
            effect: "steps of 0.06 g are too coarse for paths and clearance"),
        QualityCode(
            "nul_tail", .warning, meaning: "the text ends in zero bytes, as after a crash of the recorder",
            effect: "they are left out"),
        QualityCode(
            "not_utf8", .warning, meaning: "the text is in an older encoding", effect: "names may read wrongly"),
        QualityCode(
            "infinite_values", .warning, meaning: "numbers that are infinite", effect: "they count as missing"),
        QualityCode(
            "missing_values", .warning, meaning: "cells without a number", effect: "they count as missing"),
        QualityCode(
            "missing_samples", .warning, meaning: "samples that are no numbers, or that the device marks as missing",
            effect: "they count as missing"),
        QualityCode(
            "packets_lost", .warning, meaning: "the counter of packets leaves numbers out",
            effect: "short losses are bridged, longer ones split the recording"),
        QualityCode(
            "lost_samples", .warning, meaning: "time stamps leave samples out",
            effect: "losses of up to 0.15 s are bridged and strides marked `bridged`, longer ones split the recording"),
        QualityCode(
            "gap", .warning, meaning: "a loss of more than 0.15 s", effect: "no stride spans it"),
        QualityCode(
            "many_losses", .warning, meaning: "more than 5 % of the samples are missing",
            effect: "strides that hold long losses are not analysed"),
        QualityCode(
            "short_stretch", .info, meaning: "less than 1 s between two losses", effect: "it is left out"),
    ]

    /// Units, names and sides.
    static let names = [
        QualityCode(
            "assumed_unit", .info, .warning, spoils: [.angles, .paths, .clearance, .forces],
            meaning: "no unit is named, and one follows from the layout or the size of the values",
            effect: "the results rest on it; `--acc-unit` and `--gyro-unit` state it"),
        QualityCode(
            "assumed_sign", .warning, spoils: [.angles, .paths, .clearance],
            meaning: "programs of the same name write acceleration with either sign",
            effect: "the sign of the one that is more common is taken; check that a resting sensor reads +g upward"),
        QualityCode(
            "profile_not_applied", .warning, meaning: "a profile for a format that names everything itself",
            effect: "the file is read without it"),
        QualityCode(
            "unknown_unit", .warning, spoils: SpoiledResult.allCases,
            meaning: "a unit that is not named and cannot be told, or is spelt in an unknown way",
            effect: "only `inspect` shows such a signal; `--acc-unit` or `--gyro-unit` is needed for everything else"),
        QualityCode(
            "no_unit", .warning, .error, spoils: SpoiledResult.allCases, meaning: "a channel of a WAV has no unit",
            effect: "only `inspect` shows such a signal; `--acc-unit` or `--gyro-unit` is needed for everything else"),
        QualityCode(
            "contradicting_unit", .warning, .error, spoils: SpoiledResult.allCases,
            meaning: "a channel of a WAV is named as one thing and has the unit of another",
            effect: "only `inspect` shows such a signal"),
        QualityCode(
            "unscaled", .warning, .error, spoils: SpoiledResult.allCases,
            meaning: "a WAV holds integers without a scale", effect: "only `inspect` shows such a signal"),
        QualityCode(
            "ambiguous_scale", .warning, .error, spoils: SpoiledResult.allCases,
            meaning: "a WAV holds floating-point samples and a scale", effect: "only `inspect` shows such a signal"),
        QualityCode(
            "unnamed_channels", .warning, .error, spoils: SpoiledResult.allCases,
            meaning: "channels without names that tell what they measure",
            effect: "they are not analysed; only `inspect` shows a file in which none is named"),
        QualityCode(
            "repeated_channel", .warning, .error, meaning: "two channels claim to be the same signal",
            effect: "only `inspect` shows such a file"),
        QualityCode(
            "side_contradiction", .warning, spoils: [.sides],
            meaning: "the side that is stated or in a file's name is not the one that its columns name",
            effect: "the stated side is used, else that of the columns: left and right may be exchanged"),
        QualityCode(
            "sensor_left_out", .info, .warning, meaning: "a sensor that does not tell of walking or cannot be analysed",
            effect: "it is left out"),
    ]
}
