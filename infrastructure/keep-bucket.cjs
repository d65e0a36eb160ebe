/**
 * A plugin of serverless: before a deploy it asks which bucket the stack has. Another name (a mistyped `bucketSuffix`) would be another
 * bucket, empty, and every picture and original gone from sight: it is refused before anything is changed.
 */
module.exports = class KeepBucket {
  constructor(serverless) {
    this.serverless = serverless;
    this.hooks = { 'before:deploy:deploy': () => this.check() };
  }

  async check() {
    const provider = this.serverless.getProvider('aws');
    const wanted = this.serverless.service.resources.Resources.MediaBucket.Properties.BucketName;
    const asked = { StackName: provider.naming.getStackName(), LogicalResourceId: 'MediaBucket' };
    const standing = await provider
      .request('CloudFormation', 'describeStackResource', asked)
      .then(({ StackResourceDetail }) => StackResourceDetail && StackResourceDetail.PhysicalResourceId)
      .catch((error) => {
        // A first deploy has no stack, or one that holds no bucket yet.
        if (/does not exist/.test(error.message)) return undefined;
        throw error;
      });
    if (standing && standing !== wanted)
      throw new this.serverless.classes.Error(
        `The stage has the bucket ${standing}, this deploy names ${wanted}: all files would be gone from sight. Pass the bucketSuffix of before.`,
      );
  }
};
