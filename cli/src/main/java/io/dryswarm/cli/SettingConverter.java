package io.dryswarm.cli;

import io.dryswarm.scenarios.Overrides;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code PATH=VALUE}; whether the scenario has such a path shows when it is read. */
final class SettingConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    Overrides.formFault(text).ifPresent(fault -> {
      throw new TypeConversionException("'" + text + "': " + fault);
    });
    return text;
  }
}
