package io.dryswarm.models.templating;

/** A template cannot be filled in; the message is Go's. */
public final class TemplateError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateError(String message) {
    super(message);
  }

  /** The message; never {@code null}. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** The same error of something bigger, as Go's {@code errors.Wrap} puts it. */
  TemplateError in(String what) {
    return new TemplateError(what + ": " + text());
  }
}
