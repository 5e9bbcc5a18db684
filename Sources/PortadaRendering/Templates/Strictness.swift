/// How names are taken that nothing stands behind.
enum Strictness: Sendable {
    /// As a theme's author wants it: every name that leads nowhere is a fault.
    case theme
    /// As the Mustache specification wants it: such names show nothing, and a triple tag shows any text.
    case specification
}
