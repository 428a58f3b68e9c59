package io.dryswarm.compose.corpus;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.deploy.ExistingObjects;
import io.dryswarm.compose.deploy.Request;
import io.dryswarm.compose.deploy.StackConversion;
import io.dryswarm.compose.load.StackLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stack deployed to a manager that has every external object, and gives an object called x the id {@code id-x}. */
final class Deployment {
  private static final ExistingObjects EVERYTHING = new ExistingObjects() {
    @Override
    public Optional<String> networkScope(String name) {
      return Optional.of("swarm");
    }

    @Override
    public Optional<String> secretId(String name) {
      return Optional.of("id-" + name);
    }

    @Override
    public Optional<String> configId(String name) {
      return Optional.of("id-" + name);
    }
  };

  final List<Request> requests = new ArrayList<>();
  final List<String> messages = new ArrayList<>();
  boolean failed;

  Deployment(String stack, StackSource source) {
    try {
      StackConfig config = StackLoader.deployable(source);
      config.warnings().forEach(w -> messages.add("level=warning msg=" + quoted(w)));
      config.notices().forEach(this::addLines);
      StackConversion conversion = new StackConversion(stack, config.model(), source.folder());
      conversion.checkExternalNetworks(EVERYTHING);
      requests.addAll(conversion.networks());
      requests.addAll(conversion.secrets());
      requests.addAll(conversion.configs());
      requests.addAll(conversion.services(EVERYTHING));
    } catch (StackRejected e) {
      failed = true;
      e.notices().forEach(this::addLines);
      addLines(e.text());
    }
  }

  private void addLines(String text) {
    text.lines().filter(line -> !line.isBlank()).forEach(messages::add);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
