import Glibc
package import SignalKernels

extension RecordingError {
    /// A file that could not be written, in words a user can act on.
    package init(cannotWrite path: String, _ error: SystemCallError) {
        let (message, remedy): (String, String?) =
            switch error.number {
            case ENOSPC: ("the disk is full", "free some space or write elsewhere")
            case EDQUOT: ("the disk quota is used up", "free some space or write elsewhere")
            case EFBIG: ("the file grew larger than this system allows", nil)
            case EACCES, EPERM: ("the folder or file may not be written", "choose a folder you can write to")
            case EROFS: ("the file system is read-only", "choose a folder you can write to")
            case ENOENT: ("the folder does not exist", "make it first")
            case ENOTDIR: ("a part of the path is a file, not a folder", nil)
            case EPIPE: ("the reader has closed the pipe", nil)
            default: ("cannot be written: \(error.text)", nil)
            }
        self.init(error.number == EPIPE ? .closedPipe : .cannotWrite, path: path, message, remedy: remedy)
    }

    /// A file that could not be opened or read, in words a user can act on.
    package init(cannotOpen path: String, _ error: SystemCallError) {
        let message =
            switch error.number {
            // Bytes of a name that are no UTF-8 do not survive the way into the program.
            case ENOENT where path.unicodeScalars.contains("\u{FFFD}"):
                "no such file; names of files must be UTF-8, and this one is not: rename it"
            case ENOENT: "no such file"
            case ELOOP: "the symbolic links go round in a circle"
            case EIO: "the file can no longer be read whole: it became shorter, or the disk fails"
            case ESPIPE: "this is a pipe or a device, not a file"
            case EACCES, EPERM: "the file may not be read: permission denied"
            case ENOTDIR: "a part of the path is a file, not a folder"
            default: "cannot be read: \(error.text)"
            }
        self.init(.cannotOpen, path: path, message)
    }
}
