package io.dryswarm.scenarios.deploy;

import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.Files;
import java.util.Map;

/** What typed commands find around them: the scenario's directory and those below it, and the variables that stack files may name. */
public final class ScenarioFiles implements Files {
  private final Folder folder;
  private final Map<String, String> environment;

  public ScenarioFiles(Folder folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public byte[] read(String path) {
    try {
      return folder.read(path);
    } catch (TextRefused refused) {
      throw new CommandFailure(refused.text());
    }
  }

  @Override
  public String folder() {
    return folder.name();
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }
}
