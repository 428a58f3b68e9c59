package io.dryswarm.compose;

import io.dryswarm.compose.yaml.Problem;
import java.util.List;

/** A stack file is refused. The message is Docker's own, word for word. */
public final class StackRejected extends Exception {
  private static final long serialVersionUID = 1L;

  private final Stage stage;
  private final transient List<Problem> problems;
  private final transient List<String> notices;

  public StackRejected(Stage stage, String message, List<Problem> problems) {
    this(stage, message, problems, List.of());
  }

  public StackRejected(Stage stage, String message, List<Problem> problems, List<String> notices) {
    super(message, null, false, false);
    this.stage = stage;
    this.problems = List.copyOf(problems);
    this.notices = List.copyOf(notices);
  }

  public StackRejected(Stage stage, String message) {
    this(stage, message, List.of());
  }

  public Stage stage() {
    return stage;
  }

  /** Docker's message. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** What Docker prints before the message. */
  public List<String> notices() {
    return notices;
  }

  /**
   * The places in the file, each with its key and the nearest valid one; empty if the message has no place. Several if Docker could have
   * reported any of them.
   */
  public List<Problem> problems() {
    return problems;
  }
}
