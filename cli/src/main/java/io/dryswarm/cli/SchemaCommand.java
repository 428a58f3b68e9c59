package io.dryswarm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sim schema}: what editors need to help with scenario files. */
@Command(
    name = "schema",
    header = "Print the JSON Schema of scenario files, for editors.",
    description = {
      "",
      "Name it in the first line of a scenario, and editors complete and explain its keys:",
      "",
      "  # yaml-language-server: $$schema=scenario.schema.json",
      "",
      "Example:",
      "",
      "  sim schema > scenario.schema.json",
      ""
    },
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  private static final String SCHEMA = "scenario.schema.json";

  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (InputStream schema = SchemaCommand.class.getResourceAsStream(SCHEMA)) {
      byte[] text = Objects.requireNonNull(schema, SCHEMA).readAllBytes();
      console.result(new String(text, StandardCharsets.UTF_8));
    }
    return ExitCode.OK;
  }
}
