/// Every number of the search for stumbles, with its source.
///
/// Sources: [E] Eng, Winter & Patla 1994 and Schillings et al. 2000, what obstacles do to a swing; [S] Shirota et al.
/// 2014, how long they hold it; [I] stumbles computed into real swings and [C] real walking without any
/// (`Scripts/stumbles.py`); [M] stumbles of simulated walkers; [R] the research's 33 foot-hours of walking.
struct StumbleParameters: Sendable, Hashable {
    // MARK: The common axis

    /// Standard deviation of the smoothing of forward speed, s: a tenth of the time in which an obstacle stops a foot.
    var smoothing = 0.012
    /// Time over which a loss of speed is measured, s: the longest in which an obstacle stops a foot [E].
    var lossTime = 0.05
    /// The most swings that the foot's own usual swing is learnt from, spread over the recording.
    var mostReferences = 300
    /// The fewest swings to learn from; with fewer the quantiles below rest on single swings.
    var fewestReferences = 6
    /// Turn within a stride beyond which it teaches nothing, and beyond which it is not judged, degrees [C].
    var teachingTurn = 35.0
    var judgedTurn = 45.0

    // MARK: The foot's own limits

    /// The quantile over its swings that limits the loss of speed, the toe-down rate and the regain.
    var limitQuantile = 0.80
    /// The quantile of the vibration.
    var vibrationQuantile = 0.75
    /// How far the limit of the loss may lie from where it was learnt, s, and as a share of the time since toe-off, to
    /// which two relative deviations of the swing time are added: steps are never timed alike.
    var elasticity = 0.015
    var elasticShare = 0.10
    var mostElasticShare = 0.25
    /// The same for vibration, toe-down rate and regain, s.
    var otherElasticity = 0.04
    /// The least vibration that counts as the usual one, m/s²: noise of small sensors.
    var leastVibration = 0.5

    // MARK: Loss of speed

    /// The part of swing in which contacts can be told: before it the foot still rolls off, after it the loss cannot be
    /// told from landing [R: recall 2-6 % beyond 75 %], as shares of the foot's usual swing.
    var phases = 0.08...0.85
    /// Loss beyond the foot's own limit, m/s.
    var leastLoss = 0.10
    /// The same above what the foot's usual swing has, m/s: an obstacle that costs 0.6 m/s [M].
    var leastExcess = 0.40
    /// The same in its robust standard deviations; and in a foot of irregular gait.
    var excessDeviations = 6.0
    var excessDeviationsIrregular = 8.0
    /// Swings so few that their spread is itself uncertain raise the limit by this over their number.
    var smallSampleFactor = 4.0
    /// Relative robust deviation of swing time or stride length above which gait is called irregular: a median absolute
    /// deviation of 5 % [R].
    var irregularity = 0.075

    // MARK: Normal until the contact

    /// Speed just before the contact may differ by this share of the foot's greatest speed, or by so many of its
    /// deviations at this point; closing steps, kicks and turns differ by 0.13 and more from their beginning [C, M].
    var deviationBefore = 0.10
    var deviationsBefore = 2.5
    /// The same for speed above the usual, of which a kick has more.
    var deviationAbove = 0.05
    var deviationsAbove = 1.0
    /// Root mean square of the same over the swing so far, and its ratio to that of the usual swing.
    var courseDeviation = 0.05
    /// The same where blow and consequence are strong: the blow itself blurs what was just before.
    var courseDeviationStrong = 0.10
    /// The most that irregular gait may raise these limits to.
    var mostDeviation = 0.15
    var courseDeviations = 3.0
    /// How far the course may be shifted in time, s.
    var courseShift = 0.02

    // MARK: Blow and consequence

    /// Natural logarithm of vibration over its limit at the contact that makes a blow; a healthy swing stays below 0.5
    /// at its end [C].
    var blow = 0.7
    /// The least vibration, as before, with which a toe that is turned down counts as caught.
    var leastShaking = 0.3
    /// Toe-down rate beyond its limit that is worth one unit of it, deg/s: a caught toe turns at 50-200 deg/s [E].
    var caughtToe = 80.0
    /// Speed regained in the same swing beyond the usual, m/s.
    var regain = 0.30
    /// Change of swing time and shortening of the stride that count, relative, and in robust deviations: recoveries
    /// change the swing by 15 % and more [E].
    var timeChange = 0.10
    var lengthChange = 0.08
    var changeDeviations = 3.0
    var lengthDeviations = 2.0
    /// Loss at this multiple of its limit needs no blow where a consequence is seen; without a consequence it must be
    /// this multiple.
    var clearLoss = 2.0
    var lossWithoutConsequence = 1.5
    /// A blow and a consequence of this strength need less loss, m/s and robust deviations: while the foot still gains
    /// speed an obstacle takes less than it costs.
    var strongBlow = 1.2
    var strongConsequence = 2.0
    var lossWithBlow = 0.12
    var deviationsWithBlow = 2.5
    /// A shoe that shakes, logarithm over its limit, and a toe that is turned down, in its units, at one instant; hardly
    /// anything but an obstacle does both, so that there speed need only fall below the usual, m/s, within this part of
    /// swing, before any landing [M].
    var caughtShaking = 2.0
    var caughtTurn = 2.0
    var lossWhenCaught = 0.5
    var caughtUntil = 0.6
    /// Share of the speed before the contact that a stopped foot loses.
    var stopShare = 0.5

    // MARK: The steps after

    /// How long after a stumble steps of either foot belong to its recovery, s: three steps [E].
    var recoveryTime = 2.2
    /// Change of swing time of two of the three next swings that makes a near-fall, relative [R].
    var nearFallChange = 0.25

    // MARK: Scuffs by vibration

    /// Logarithm of vibration over its limit at the peak and throughout.
    var dragPeak = 1.0
    var dragLevel = 0.7
    /// How long, s, and how strong, m/s²: the research's 80 ms and peaks of 10 m/s² above 20 Hz, of which the mean over
    /// 30 ms above 30 Hz keeps about a third.
    var dragTime = 0.08
    var dragVibration = 3.0
    /// Toe clearance somewhere in it, m: on the floor within one deviation of the estimate.
    var dragClearance = 0.005
    /// Parts of swing that shake anyway, after toe-off and before contact, s [R].
    var dragAfterToeOff = 0.02
    var dragBeforeContact = 0.05
    /// Share of swings that ring above which the mount is to blame [R].
    var ringingShare = 0.10

    // MARK: What is not a stumble

    /// Events of one phase in more than this share of a foot's swings, and at least so many, are a pattern of the gait.
    var patternShare = 0.10
    var patternCount = 4
    /// Standard deviation of their phase, percent of swing [R].
    var patternSpread = 8.0

    // MARK: Rates

    /// False events in an hour of one foot's walking, in gait like that of healthy people and in irregular gait [R].
    var falsePerHour = 0.2
    var falsePerHourIrregular = 2.2
    /// Chance that a swing holds a stumble before anything is known of it: one in a thousand [R].
    var priorChance = 0.001
}
