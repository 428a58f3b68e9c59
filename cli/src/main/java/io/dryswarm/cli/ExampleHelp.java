package io.dryswarm.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The part of a command's help before its options: examples stand as they are, however narrow the terminal, so that they can be copied.
 *
 * <p>A class and not a lambda: JDK 17 crashes when it archives the lambda of an interface whose class file is as old as picocli's.
 */
final class ExampleHelp implements IHelpSectionRenderer {
  private static final String INDENT = "  ";

  /** Lines that are indented are examples; the others are wrapped. */
  @Override
  public String render(Help help) {
    UsageMessageSpec usage = help.commandSpec().usageMessage();
    StringBuilder text = new StringBuilder();
    for (String line : usage.description()) {
      if (line.startsWith(INDENT)) {
        text.append(line.replace("%%", "%")).append(System.lineSeparator());
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
