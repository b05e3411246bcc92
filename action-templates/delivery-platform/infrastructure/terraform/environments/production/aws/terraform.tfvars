# Fill in. What is written here is made up, and the account number makes a plan with it fail.
account = "111122223333"
region  = "eu-west-1"

# Where your own runners come from; GitHub's have no fixed addresses, and reach a private cluster through a runner in
# the network (runs-on in the fleet file).
api_server_cidrs = []

# role_arns of bootstrap/aws.
access = {
  flotilla-deployers = [
    "arn:aws:iam::111122223333:role/delivery-platform-deploy-production",
    "arn:aws:iam::111122223333:role/delivery-platform-rollback-production",
  ]
  flotilla-planners = ["arn:aws:iam::111122223333:role/delivery-platform-plan"]
  flotilla-pruners  = ["arn:aws:iam::111122223333:role/delivery-platform-prune"]
}

# Roles of people, taken with multi-factor authentication.
administrators = ["arn:aws:iam::111122223333:role/administrator"]

# The topic that global/monitoring/aws prints.
alarm_topic_arns = ["arn:aws:sns:eu-west-1:111122223333:delivery-platform-alerts"]
