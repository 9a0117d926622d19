import Foundation

/// The sine of an angle in turns.
func sinOfTurns(_ turns: Double) -> Double { sin(2 * .pi * turns) }
