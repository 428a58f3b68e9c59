package io.dryswarm.cli;

import io.dryswarm.scenarios.language.ClockTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times on the run's clock as scenarios write them, in nanoseconds. */
final class ClockTimeConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    return ClockTime.KIND
        .parse(text)
        .orElseThrow(() ->
            new TypeConversionException("'" + text + "' is not " + ClockTime.KIND.expected()));
  }
}
