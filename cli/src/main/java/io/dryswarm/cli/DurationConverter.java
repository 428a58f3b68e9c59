package io.dryswarm.cli;

import io.dryswarm.scenarios.quantity.Quantities;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as scenarios write them, in nanoseconds. */
final class DurationConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    return Quantities.DURATION
        .parse(text)
        .orElseThrow(() ->
            new TypeConversionException("'" + text + "' is not " + Quantities.DURATION.expected()));
  }
}
