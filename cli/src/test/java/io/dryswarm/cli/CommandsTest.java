package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandsTest {
  /** A command is built alone when it is named first; completion writes of all of them. */
  @Test
  void everyCommandIsFoundByItsName() {
    for (Class<?> command : AllCommands.class.getAnnotation(Command.class).subcommands()) {
      String name = command.getAnnotation(Command.class).name();
      Class<?> expected = command == CompletionCommand.class ? null : command;
      assertEquals(expected, Commands.alone(name), name);
    }
    assertNull(Commands.alone("--help"));
  }
}
