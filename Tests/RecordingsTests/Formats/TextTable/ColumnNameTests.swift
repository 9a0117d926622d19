import Testing

@testable import Recordings

struct ColumnNameTests {
    @Test(
        arguments: [
            ("acc_x_m/s^2", .acceleration, .x, .metresPerSecondSquared), ("acc_y", .acceleration, .y, nil),
            ("Accelerometer X (g)", .acceleration, .x, .standardGravity),
            ("Acc Z [g]", .acceleration, .z, .standardGravity),
            ("Accel-X (g)", .acceleration, .x, .standardGravity), ("a_x", .acceleration, .x, nil),
            ("ax", .acceleration, .x, nil), ("AccX", .acceleration, .x, nil),
            ("acc_x_g", .acceleration, .x, .standardGravity),
            ("acc_x / m/s^2", .acceleration, .x, .metresPerSecondSquared),
            ("accel_z_ms2", .acceleration, .z, .metresPerSecondSquared),
            ("accelerometerAccelerationX(G)", .acceleration, .x, .standardGravity),
            ("Foot Accel Sensor X LT (mG)", .acceleration, .x, .milliGravity),
            ("x-axis (g)", .acceleration, .x, .standardGravity),
            ("acc_is_raw", .acceleration, .x, nil), ("acc_ml_raw", .acceleration, .y, nil),
            ("acc_pa_raw", .acceleration, .z, nil),
            ("Gyroscope X (deg/s)", .angularRate, .x, .degreesPerSecond),
            ("gyr_z_rad/s", .angularRate, .z, .radiansPerSecond),
            ("gyr_z_rad_s", .angularRate, .z, .radiansPerSecond), ("Gyro-X (d/s)", .angularRate, .x, .degreesPerSecond),
            ("Static/Angular Velocity/X", .angularRate, .x, nil),
            ("motionRotationRateX(rad/s)", .angularRate, .x, .radiansPerSecond),
            ("omega_y", .angularRate, .y, nil), ("g_x", .angularRate, .x, nil), ("wz", .angularRate, .z, nil),
            ("x-axis (deg/s)", .angularRate, .x, .degreesPerSecond), ("Mag_X", .magneticField, .x, nil),
            ("Fz", .force, .z, nil), ("FP1.ForX", .force, .x, nil), ("FP1_Fx_N", .force, .x, .newton),
            ("ground_force_vy", .force, .y, nil), ("force_plate_1_cop_x_m", .position, .x, .metre),
            ("force_plate_2_moment_z_N.m", .moment, .z, .newtonMetre), ("force_plate1_mx", .moment, .x, nil),
            ("force_plate_1_force_x_N", .force, .x, .newton),
            ("left_marker_lhee_pos_z_m", .position, .z, .metre),
            ("left_foot_acc_x_m/s^2", .acceleration, .x, .metresPerSecondSquared),
        ] as [(String, Quantity, Axis, PhysicalUnit?)])
    func `measurements`(name: String, quantity: Quantity, axis: Axis, unit: PhysicalUnit?) {
        let column = ColumnName(index: 0, name: name)
        #expect(column.quantity == quantity)
        #expect(column.axis == axis)
        #expect(column.physicalUnit == unit)
    }

    @Test(
        arguments: [
            ("time", nil), ("t_s", 1), ("Time (s)", 1), ("time_ms", 1e-3), ("Timestamp", nil), ("timestamp (us)", 1e-6),
            ("S_Timestamp_Unix_CAL", nil), ("elapsed (s)", 1), ("epoc (ms)", 1e-3), ("Time[s]", 1),
        ] as [(String, Double?)])
    func `times`(name: String, seconds: Double?) {
        let column = ColumnName(index: 0, name: name)
        #expect(column.role == .time)
        #expect(column.unit == seconds.map { .time(seconds: $0) })
    }

    @Test(arguments: ["", "PacketCounter", "index", "samples", "Frame", "Sub Frame", "n"])
    func `counters`(_ name: String) {
        #expect(ColumnName(index: 0, name: name).role == .counter)
    }

    @Test(arguments: [
        "Euler_X", "Quat_q0", "Mat[1][1]", "temp_C", "Battery", "Roll", "VelInc_X", "acc_norm", "motionGravityX(G)",
        "Shimmer_Accel_X_UNCAL", "Year", "label", "Channel 3",
    ])
    func `what is not read`(_ name: String) {
        let column = ColumnName(index: 0, name: name)
        #expect(column.quantity == nil || column.axis == nil)
        #expect(column.role != .time)
    }

    @Test(
        arguments: [
            ("L_acc_x", "", .left, .unknown), ("acc_x_R", "", .right, .unknown),
            ("acc_x", "left_sensor", .left, .unknown),
            ("rightFoot_acc_x", "", .right, .foot), ("leftfoot acc x", "", .left, .foot),
            ("lower_back_gyr_x", "", .unknown, .lowerBack), ("X", "Lumbar", .unknown, .lowerBack),
            ("acc_x", "Right Ankle", .right, .shank), ("L5 acc x", "", .unknown, .lowerBack),
            ("acc_x", "left and right", .unknown, .unknown), ("DOT_Thigh_R acc x", "", .right, .unknown),
        ] as [(String, String, Side, SensorPlacement)])
    func `sides and placements`(name: String, group: String, side: Side, placement: SensorPlacement) {
        let place = ColumnName(index: 0, name: name, group: group).place
        #expect(place.side == side)
        #expect(place.placement == placement)
    }

    @Test func `the words left over tell sensors apart`() {
        #expect(ColumnName(index: 0, name: "Static/Acceleration/X").sensor == "static")
        #expect(ColumnName(index: 0, name: "Lower/Acceleration/X").sensor == "lower")
        #expect(ColumnName(index: 0, name: "lower_back_acc_x").sensor == "")
        #expect(ColumnName(index: 0, name: "FP2_Fx_N").sensor == "fp2")
        #expect(ColumnName(index: 0, name: "Shimmer_40AC_Gyro_X_CAL").sensor == "shimmer 40ac")
    }

    @Test func `gravity taken out is read from the name`() {
        for name in ["FreeAcc_X", "Linear Acceleration x (m/s^2)", "motionUserAccelerationX(G)", "lin_acc_x"] {
            #expect(ColumnName(index: 0, name: name).isGravityFree)
        }
        #expect(!ColumnName(index: 0, name: "Acc_X").isGravityFree)
    }
}
