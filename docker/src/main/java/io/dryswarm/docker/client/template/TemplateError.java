package io.dryswarm.docker.client.template;

/** A template that cannot be read, or that cannot be filled in with what is there; in Go's words. */
public final class TemplateError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateError(String message) {
    super(message);
  }

  /** Where in the text, counted from 0, something cannot be evaluated. */
  static TemplateError at(String source, int position, String shown, String problem) {
    int lineStart = source.lastIndexOf('\n', position - 1) + 1;
    long line = source.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    return new TemplateError("template: :" + line + ":" + (position - lineStart)
        + ": executing \"\" at <" + shown + ">: " + problem);
  }
}
