/// A small result and its reference, as `strides.csv` has them.
public enum SampleStrideTables {
    /// The reference: four strides of the left foot, two of the right.
    public static let truth = """
        side,stride,initial_contact_s,stride_length_m,min_toe_clearance_m,contact_type,straight
        left,0,1.000,1.30,0.010,heel,true
        left,1,2.000,1.30,0.012,heel,true
        left,2,3.000,1.00,0.014,flat,false
        left,3,4.000,1.30,,heel,1
        right,0,1.500,1.20,0.020,heel,true
        right,1,2.500,1.20,0.022,heel,true

        """
    /// A result with a stride too early, one missed and one value absent.
    public static let result = """
        side,stride,initial_contact_s,stride_length_m,min_toe_clearance_m,min_toe_clearance_sd_m,contact_type,straight
        left,0,0.200,1.30,0.010,0.002,heel,true
        left,1,1.010,1.31,0.012,0.002,heel,true
        left,2,2.020,1.32,0.018,0.002,flat,true
        left,3,3.100,2.00,0.014,0.002,flat,true
        right,0,1.490,1.20,0.021,0.002,heel,true
        right,1,2.510,,0.021,,heel,true

        """
}
