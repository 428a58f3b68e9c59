package io.dryswarm.compose.deploy;

/** Something in a service cannot be converted; the message is Docker's, without the service. */
final class ConversionError extends Exception {
  private static final long serialVersionUID = 1L;

  ConversionError(String message) {
    super(message, null, false, false);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
