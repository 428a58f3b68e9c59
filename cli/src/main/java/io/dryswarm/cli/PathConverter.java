package io.dryswarm.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of files and folders; an empty one, which Java takes for the present folder, is none. */
final class PathConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    try {
      return Path.of(TextConverter.filled(text));
    } catch (InvalidPathException impossible) {
      throw new TypeConversionException("no file can have this name: " + impossible.getReason());
    }
  }
}
