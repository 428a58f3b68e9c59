package io.dryswarm.compose.yaml;

/**
 * One reason why a file cannot be run.
 *
 * @param path    the key it is about, as Docker names it: {@code services.vote.deploy.replicas}; may be empty
 * @param message what was found and what was expected
 * @param hint    what to do; may be empty
 */
public record Problem(Position at, String path, String message, String hint) {
  /** {@code file:line:column: error: path: message}: what editors and CI systems make clickable. */
  public String headline() {
    return headline("error");
  }

  /**
   * @param severity {@code error} or {@code warning}
   */
  String headline(String severity) {
    String subject = path.isEmpty() ? "" : path + ": ";
    return at.text() + ": " + severity + ": " + subject + message;
  }

  /** The headline, the line of the file with a caret below the place, and the hint; without a last line end. */
  public String render() {
    StringBuilder text = new StringBuilder(headline());
    String line = at.file().line(at.line());
    if (!line.isBlank()) {
      text.append("\n    ")
          .append(line)
          .append("\n    ")
          .append(caretIndent(line))
          .append('^');
    }
    if (!hint.isEmpty()) {
      text.append("\n    ").append(hint);
    }
    return text.toString();
  }

  /** Keeps tabs, so that the caret stands right however wide the terminal shows them. */
  private String caretIndent(String line) {
    StringBuilder indent = new StringBuilder();
    for (int i = 0; i < at.column() - 1; i++) {
      indent.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
    }
    return indent.toString();
  }
}
