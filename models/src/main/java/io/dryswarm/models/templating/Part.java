package io.dryswarm.models.templating;

import java.util.List;

/** A piece of a template. Positions count characters from the beginning of the template. */
sealed interface Part {
  /** Copied as it is. */
  record Plain(String text) implements Part {}

  /** What an action yields is printed. */
  record Action(Pipeline pipeline) implements Part {}

  /** {@code if} with its branches. */
  record Branch(Pipeline test, List<Part> then, List<Part> otherwise) implements Part {}

  /** Commands one after the other: each has the value of the one before as its last argument. */
  record Pipeline(List<Command> commands) {
    /** As Go prints it in messages. */
    String text() {
      return String.join(" | ", commands.stream().map(Command::text).toList());
    }
  }

  /**
   * A function with its arguments, or a single value.
   *
   * @param position of its first word
   */
  record Command(int position, List<Operand> operands) {
    String text() {
      return String.join(" ", operands.stream().map(Operand::text).toList());
    }
  }

  /** A value in a command. */
  sealed interface Operand {
    String text();
  }

  /**
   * {@code .Node.Hostname}; without names the dot itself.
   *
   * @param position as Go counts it: of the second name, if there are several
   */
  record Field(int position, List<String> names) implements Operand {
    @Override
    public String text() {
      return "." + String.join(".", names);
    }
  }

  /**
   * A text, a number, {@code true} or {@code false}.
   *
   * @param text as it was written
   */
  record Literal(Object value, String text) implements Operand {}

  /** The name of a function. */
  record Function(String name) implements Operand {
    @Override
    public String text() {
      return name;
    }
  }

  /** Something in parentheses. */
  record Group(Pipeline pipeline) implements Operand {
    @Override
    public String text() {
      return "(" + pipeline.text() + ")";
    }
  }
}
