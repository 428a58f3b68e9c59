package io.dryswarm.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The part of a command's help before its options: examples stand as they are, however narrow the terminal, so that they can be copied. */
final class ExampleHelp {
  private static final String INDENT = "  ";

  private ExampleHelp() {}

  /** Lines that are indented are examples; the others are wrapped. */
  static String description(Help help) {
    UsageMessageSpec usage = help.commandSpec().usageMessage();
    StringBuilder text = new StringBuilder();
    for (String line : usage.description()) {
      if (line.startsWith(INDENT)) {
        text.append(String.format(line)).append(System.lineSeparator());
      } else {
        Help.join(
            help.ansi(),
            usage.width(),
            usage.adjustLineBreaksForWideCJKCharacters(),
            new String[] {line},
            text);
      }
    }
    return text.toString();
  }
}
