import Recordings
import SignalProcessing
import Throughput

/// Kernels alone, on data in memory.
extension Workload {
    static let kernels = [
        Workload("scan.numbers.7x100k") {
            let text = numberTable(rows: 100_000, columns: 7)
            return { use(Kernel.scanNumbers(text, columns: 7, threads: 1)) }
        },
        Workload("filter.zeroPhase.6x1M") {
            let filter = try Kernel.lowPass()
            let columns = Kernel.noise(columns: 6, count: 1_000_000)
            return { use(filter.filteredZeroPhase(columns: columns)) }
        },
        Workload("filter.zeroPhase.1x1M") {
            let filter = try Kernel.lowPass()
            let column = Kernel.noise(columns: 1, count: 1_000_000)[0]
            return { use(filter.filteredZeroPhase(column)) }
        },
        Workload("hash.sha256.16MB") {
            let bytes = [UInt8](repeating: 7, count: 16_000_000)
            return { use(ContentHash.sha256(of: bytes)) }
        },
    ]
}

/// Rows of numbers with six decimals, the first column ascending, always the same.
private func numberTable(rows: Int, columns: Int) -> [UInt8] {
    let noise = Kernel.noise(columns: columns, count: rows)
    var text: [UInt8] = []
    for row in 0..<rows {
        for column in 0..<columns {
            let millionths = Int(noise[column][row] * 20_000_000) + (column == 0 ? 1_000_000 * row : 0)
            let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
            let digits = String(fraction)
            text += "\(millionths < 0 ? "-" : "")\(whole).".utf8
            text += String(repeating: "0", count: 6 - digits.count).utf8
            text += digits.utf8
            text.append(UInt8(ascii: column + 1 < columns ? "," : "\n"))
        }
    }
    return text
}
