package io.dryswarm.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code SIM_SEED=7} stands for {@code --seed 7}: every option that takes one value has such a default. */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private static final String PREFIX = "SIM_";

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || option.isMultiValue()
        || option.usageHelp()
        || option.versionHelp()) {
      return null;
    }
    String name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
    return environment.get(PREFIX + name.toUpperCase(Locale.ROOT));
  }
}
