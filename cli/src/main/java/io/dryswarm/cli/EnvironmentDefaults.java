package io.dryswarm.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

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
    String value = environment.getOrDefault(variable(option), "");
    return value.isEmpty() ? null : value;
  }

  private static String variable(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
    return PREFIX + name.toUpperCase(Locale.ROOT);
  }

  /** A message about an option whose value was not typed but comes from the environment says so. */
  static String blame(ParameterException mistake, String message, Map<String, String> environment) {
    if (!(mistake.getArgSpec() instanceof OptionSpec option)) {
      return message;
    }
    String variable = variable(option);
    String name = "'" + option.longestName() + "'";
    return message.contains("'" + environment.get(variable) + "'")
        ? message.replace(name, name + " (set by " + variable + ")")
        : message;
  }
}
