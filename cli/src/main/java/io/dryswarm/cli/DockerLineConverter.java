package io.dryswarm.cli;

import io.dryswarm.docker.host.CommandLine;
import io.dryswarm.models.operations.Operation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lines that a user would type in a shell to command Docker. */
final class DockerLineConverter implements ITypeConverter<Operation.Typed> {
  @Override
  public Operation.Typed convert(String text) {
    try {
      return CommandLine.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException("'" + text + "': " + refused.getMessage());
    }
  }
}
