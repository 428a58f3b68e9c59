package io.dryswarm.cli;

import io.dryswarm.models.engine.EngineProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Versions of Docker Engine that are modelled. */
final class EngineConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    if (EngineProfile.named(text).isEmpty()) {
      throw new TypeConversionException("'" + text
          + "' is not an engine version that is modelled: "
          + String.join(
              " or ", EngineProfile.ALL.stream().map(EngineProfile::name).toList()));
    }
    return text;
  }
}
