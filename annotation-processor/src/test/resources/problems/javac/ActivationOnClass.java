package models;

import org.gradwright.Activation;

@Activation
class Sample {}
