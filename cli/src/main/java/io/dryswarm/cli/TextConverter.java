package io.dryswarm.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words of the command line; an empty one, as an unset variable of a shell leaves it, is none. */
final class TextConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    return filled(text);
  }

  /** @throws TypeConversionException if there is nothing in it */
  static String filled(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("expected a value, found an empty one");
    }
    return text;
  }
}
