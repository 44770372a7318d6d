// SPDX-License-Identifier: Apache-2.0
// What the README tells a user of Maven to write must be what this project has.
def squeezed = { it.replaceAll(/\s+/, '') }
def told = (new File(readme).text =~ /(?s)<(dependency|plugin)>.*?<\/\1>/).collect { it[0] }
assert told.size() >= 4
def pom = squeezed(new File(basedir, 'pom.xml').text)
told.each { assert pom.contains(squeezed(it)), "not in the POM of the outside project, but in the README:\n$it" }
true
