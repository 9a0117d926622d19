import Glibc
import SignalProcessing

/// The motion of one foot over the whole walk, in the world's frame: z up, x along the first steps.
struct FootMotion: Sendable {
    let footLength: Double
    /// In the order of time; between them the foot rests.
    let strides: [StrideMotion]
    /// Where the foot rests before the first stride.
    let firstPrint: Footprint
    /// Slope of the floor along x, radians.
    let slope: Double

    /// The foot at any instant, in the world.
    func pose(at time: Double) -> FootPose { tilted(poseOnFloor(at: time)) }

    /// The foot at any instant, in the frame of the floor.
    func poseOnFloor(at time: Double) -> FootPose {
        var low = 0
        var high = strides.count
        while low < high {
            let middle = (low + high) / 2
            if strides[middle].design.heelOff <= time { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return resting(on: firstPrint) }
        let stride = strides[low - 1]
        return time < stride.design.flat ? stride.pose(at: time) : resting(on: stride.design.to)
    }

    /// A direction of the floor's frame in the world.
    func world(_ vector: Vector3) -> Vector3 {
        let s = sin(slope)
        let c = cos(slope)
        return Vector3(c * vector.x - s * vector.z, vector.y, s * vector.x + c * vector.z)
    }

    private func resting(on print: Footprint) -> FootPose {
        var pose = FootPose(heading: Jet(print.heading), pitch: Jet(0), roll: Jet(0))
        pose.toe = VectorJet(print.heel + footLength * pose.forward.value)
        return pose
    }

    private func tilted(_ pose: FootPose) -> FootPose {
        guard slope != 0 else { return pose }
        func turned(_ jet: VectorJet) -> VectorJet { VectorJet(world(jet.value), world(jet.first), world(jet.second)) }
        var pose = pose
        pose.toe = turned(pose.toe)
        pose.forward = turned(pose.forward)
        pose.left = turned(pose.left)
        pose.up = turned(pose.up)
        return pose
    }
}
