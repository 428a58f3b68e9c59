package io.dryswarm.compose.text;

/** A text is not of the wanted kind; the message is Docker's. */
public final class TextRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public TextRefused(String message) {
    super(message, null, false, false);
  }

  /** The message, which is always there. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
