package io.dryswarm.docker.client;

import java.util.Map;
import java.util.TreeMap;

/** What a command finds around it when variables were set for it alone. */
final class FilesWithVariables implements Files {
  private final Files files;
  private final Map<String, String> environment;

  FilesWithVariables(Files files, Map<String, String> variables) {
    Map<String, String> all = new TreeMap<>(files.environment());
    all.putAll(variables);
    this.files = files;
    this.environment = Map.copyOf(all);
  }

  @Override
  public byte[] read(String path) {
    return files.read(path);
  }

  @Override
  public String folder() {
    return files.folder();
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }
}
