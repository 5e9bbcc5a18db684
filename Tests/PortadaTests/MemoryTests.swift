import CMalloc
import Testing

@Suite("Memory")
struct MemoryTests {
    @Test("The allocator takes its settings, and what only the start needed is given back")
    func settings() {
        #expect(portada_malloc_set_up())
        // The program and its libraries are tens of megabytes of address space.
        #expect(portada_malloc_end_start() > 1 << 20)
    }
}
