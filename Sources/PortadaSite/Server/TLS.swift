import Foundation
import NIOSSL

extension SiteServer {
    /// HTTPS, with HTTP/2 for those who speak it: a port, and the files with certificate chain and key (PEM).
    public struct TLS: Sendable, Hashable {
        /// The port, 0 for a free one.
        public var port: Int
        /// Path of the certificate and those that vouch for it, the site's own first.
        public var certificate: String
        /// Path of the key that belongs to it.
        public var key: String

        /// Names the files; they are read when the server starts.
        public init(port: Int, certificate: String, key: String) {
            self.port = port
            self.certificate = certificate
            self.key = key
        }

        /// What connections are given, and when the certificate ends, in seconds since 1970.
        struct Pair: Sendable {
            let context: NIOSSLContext
            let end: Int
        }

        /// Reads the files. Throws a `Fault` that says which of them is wrong, or that they don't belong together.
        func read() throws -> Pair {
            let configuration = try configuration()
            let context: NIOSSLContext
            do {
                context = try NIOSSLContext(configuration: configuration)
            } catch {
                throw Fault(description: "The key in \(key) is not that of the certificate in \(certificate).")
            }
            guard case .certificate(let own)? = configuration.certificateChain.first else {
                throw Fault(description: "\(certificate) holds no certificate.")
            }
            return Pair(context: context, end: own.notValidAfter)
        }

        private func configuration() throws -> TLSConfiguration {
            let chain: [NIOSSLCertificate]
            do {
                chain = try NIOSSLCertificate.fromPEMFile(certificate)
            } catch {
                throw Fault(description: "\(certificate) holds no certificate in PEM form that can be read.")
            }
            guard !chain.isEmpty else { throw Fault(description: "\(certificate) holds no certificate.") }
            guard let key = try? NIOSSLPrivateKey(file: key, format: .pem) else {
                throw Fault(description: "\(key) holds no private key in PEM form that can be read.")
            }
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            configuration.minimumTLSVersion = .tlsv12
            // A connection that ends keeps its buffers so long, whatever its client does.
            configuration.shutdownTimeout = .seconds(1)
            configuration.applicationProtocols = ["h2", "http/1.1"]
            return configuration
        }

        /// What is wrong with certificate or key.
        public struct Fault: Error, CustomStringConvertible {
            /// A sentence for the operator.
            public let description: String
        }
    }
}
