# Sets and exports JAVA_HOME to a JDK 25 or newer; sourced by ./mvnw and ./fluxion.
# Looks at JAVA_HOME, the usual folders of package managers, SDKMAN, asdf, mise, jabba, IDEs and macOS, and java on the PATH.
# Ends the calling script with status 2 and a message where there is none.

fluxion_jdk_major() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

fluxion_find_jdk() {
  fluxion_best=''
  fluxion_best_major=0
  set +f
  if command -v javac >/dev/null 2>&1; then
    fluxion_on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")")
  else
    fluxion_on_path=''
  fi
  for fluxion_candidate in "${JAVA_HOME-}" "$fluxion_on_path" /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/* \
    "${HOME-}"/.jabba/jdk/* "${HOME-}"/.jdks/* "${HOME-}"/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$fluxion_candidate" ] || continue
    fluxion_major=$(fluxion_jdk_major "$fluxion_candidate") || continue
    [ -n "$fluxion_major" ] && [ "$fluxion_major" -ge 25 ] || continue
    # The first that is exactly 25 wins; a newer one is taken only where there is no 25.
    if [ "$fluxion_major" -eq 25 ]; then
      fluxion_best=$fluxion_candidate
      break
    fi
    if [ "$fluxion_best_major" -eq 0 ] || [ "$fluxion_major" -lt "$fluxion_best_major" ]; then
      fluxion_best=$fluxion_candidate
      fluxion_best_major=$fluxion_major
    fi
  done
  if [ -z "$fluxion_best" ]; then
    echo "error: Fluxion needs a JDK 25 or newer, and none was found." >&2
    echo "  Install one, e.g. Eclipse Temurin 25 from https://adoptium.net," >&2
    echo "  'apt install temurin-25-jdk', 'brew install openjdk@25' or 'sdk install java 25-tem'," >&2
    echo "  or point JAVA_HOME at a JDK 25 that is already there." >&2
    exit 2
  fi
  JAVA_HOME=$fluxion_best
  export JAVA_HOME
}

fluxion_find_jdk
