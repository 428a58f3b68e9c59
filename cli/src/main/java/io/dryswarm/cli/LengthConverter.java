package io.dryswarm.cli;

import io.dryswarm.scenarios.quantity.Quantities;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations that go into the scenario as they are typed. */
final class LengthConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    if (Quantities.DURATION.parse(text).isEmpty()) {
      throw new TypeConversionException("'" + text + "' is not " + Quantities.DURATION.expected());
    }
    return text;
  }
}
