package io.dryswarm.cli;

import io.dryswarm.models.engine.EngineProfile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.IVersionProvider;

/** Which build this is, and what it models. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  @Override
  public String[] getVersion() {
    Properties build = build();
    return new String[] {
      "sim (DrySwarm) " + build.getProperty("version"),
      "commit   " + build.getProperty("commit"),
      "models   Docker Engine " + engines() + ", Swarm mode",
      "java     " + System.getProperty("java.version")
    };
  }

  /** All versions of Docker Engine that can be modelled, oldest first. */
  private static String engines() {
    return EngineProfile.ALL.stream().map(EngineProfile::name).collect(Collectors.joining(", "));
  }

  /** Version of the tool, as it stands in reports. */
  static String tool() {
    return build().getProperty("version");
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
      build.load(stream);
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE + " cannot be read", e);
    }
    return build;
  }
}
