// usage: portada-bench-press make THEME NEWSPAPER/data < paths, a line each
//        portada-bench-press serve THEME NEWSPAPER/data PORT < a line for each story to publish

import CMalloc
import Foundation
import PortadaSite

// As the program itself does.
_ = portada_malloc_set_up()
let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("make", 4):
    let paths = Array(sequence(state: ()) { _ in readLine() })
    try Making.measure(Bench(theme: arguments[2], data: arguments[3], threads: 1), paths: paths)
case ("serve", 5):
    let bench = try Bench(theme: arguments[2], data: arguments[3], threads: ServerThreads.count)
    Publishing.serve(bench, port: Int(arguments[4]) ?? 0)
default:
    print("usage: portada-bench-press make THEME DATA < paths | serve THEME DATA PORT")
    exit(2)
}
