/// The HTTP API: every dialect over one model.
package struct API: Sendable {
}
